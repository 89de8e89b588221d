// What every page of this folder shares: a log of the messages it got, and the address of the embeds it shows.
// The query names it: `from` is the base of the site, `src` the path below it.
window.course = { asked: new URLSearchParams(location.search), log: [], events: [], say: undefined }
addEventListener('message', ({ data }) => window.course.log.push(data))

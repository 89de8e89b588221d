/**
 * What every formula in the text is set with. `trust` opens two commands only: a class that gives
 * a symbol its quantity's color, and a data attribute that lets a number be filled in.
 * @type {import('katex').KatexOptions}
 */
export const katex = {
  strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: ({ command }) => command === '\\htmlClass' || command === '\\htmlData',
  macros: Object.fromEntries(
    ['data', 'wpos', 'wneg', 'act', 'grad', 'loss', 'lit'].map((name) => [`\\${name}`, `\\htmlClass{${name}}{#1}`]),
  ),
}

/** rehype-katex shows bad TeX in red and goes on; a book stops, and says where. */
export function rehypeFaultyTex() {
  return (_tree, file) => {
    const fault = file.messages.find(({ source }) => source === 'rehype-katex')
    if (fault) throw new Error(`${file.path}:${fault.line}:${fault.column}: ${fault.cause?.message ?? fault.reason}`)
  }
}

import { help, type Joining } from './team.ts'

/** A rejection would not reach whoever started this thread; an error does. */
const fail = (reason: unknown) =>
  setTimeout(() => {
    throw reason
  })

addEventListener('message', ({ data }: MessageEvent<Joining>) => void help(data, () => postMessage('ready')).catch(fail), { once: true })

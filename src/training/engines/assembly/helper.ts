import { help, type Joining } from './team.ts'

addEventListener('message', ({ data }: MessageEvent<Joining>) => void help(data, () => postMessage('ready')), { once: true })

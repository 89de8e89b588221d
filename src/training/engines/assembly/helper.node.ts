import { parentPort, workerData } from 'node:worker_threads'
import { help, type Joining } from './team.ts'

await help(workerData as Joining, () => parentPort!.postMessage('ready'))

import type { Epoch } from '../../src/runs/run.ts'
import { nameOf, type Task } from './tasks.ts'

export interface Report {
  begin(of: number, done: number): void
  epoch(task: Task, record: Epoch): void
  run(task: Task, done: number): void
  /** Nothing is to be done here but to wait for other processes. */
  wait(left: number, claims: string): void
}

/** One line that is rewritten in a terminal; elsewhere one JSON object a line. Time left is by this process's own pace. */
export function report(out: NodeJS.WriteStream, now: () => number = Date.now): Report {
  const since = now()
  let waiting = false
  const progress = { of: 0, done: 0, epochs: 0, epochsLeft: 0 }
  /** Epochs of the runs under way, by their ids: one, or those that are made together. */
  const under = new Map<string, number>()
  /** As if every run took as many epochs as this one. */
  const count = ({ spec }: Task) => (progress.epochsLeft = (progress.of - progress.done) * spec.epochs - [...under.values()].reduce((a, b) => a + b, 0))
  const left = () => (progress.epochs === 0 ? undefined : Math.round(((now() - since) / 1000 / progress.epochs) * progress.epochsLeft))
  const say = (event: Record<string, unknown>, line: string) => out.write(out.isTTY ? `\r\u001b[K${line}` : `${JSON.stringify(event)}\n`)
  const percent = (x: number) => `${(100 * x).toFixed(2)} %`
  return {
    begin(of, done) {
      Object.assign(progress, { of, done })
      say({ event: 'begin', runs: of, done }, `${done} of ${of} runs are there.${of === done ? '\n' : ''}`)
    },
    epoch(task, { epoch, train, validation, test, seconds }) {
      progress.epochs++
      under.set(task.id, epoch)
      count(task)
      say(
        { event: 'epoch', id: task.id, spec: nameOf(task.spec), epoch, of: task.spec.epochs, train, validation, test, seconds, left: left() },
        `${progress.done} of ${progress.of} runs · ${nameOf(task.spec)} · epoch ${epoch} of ${task.spec.epochs}: validation error ${percent(validation.error)} · ${left()} s left`,
      )
    },
    run(task, done) {
      progress.done = done
      under.delete(task.id)
      count(task)
      waiting = false
      say({ event: 'run', id: task.id, done, of: progress.of, left: left() }, `${done} of ${progress.of} runs · ${task.file}\n`)
    },
    wait(left, claims) {
      if (waiting) return
      waiting = true
      say({ event: 'wait', runs: left, claims }, `Waiting for ${left} ${left === 1 ? 'run' : 'runs'} of other processes. If those are gone, delete their files in ${claims}.\n`)
    },
  }
}

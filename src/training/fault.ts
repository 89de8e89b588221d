import { Refused, Silent } from './line.ts'

/** Why there is no training, in a sentence for the reader. */
export class TrainingFault extends Error {
  override readonly name = 'TrainingFault'
  readonly code: 'data-missing' | 'data-corrupt' | 'no-engine'
  readonly says: string

  constructor(code: TrainingFault['code'], says: string) {
    super(says)
    this.code = code
    this.says = says
  }
}

/** Another run has begun in the worker: this one may begin again. */
export const isDisplaced = (error: unknown) => error instanceof Refused && error.code === 'displaced'

/** What went wrong on the line, as a fault for the reader where it is one. */
export function faultOf(error: unknown): Error {
  if (error instanceof Refused && error.code !== 'engine' && error.code !== 'displaced') return new TrainingFault(error.code, error.message)
  if (error instanceof Refused || error instanceof Silent) return new TrainingFault('no-engine', `The training worker could not start: ${error.message}. Reload the page.`)
  return error as Error
}

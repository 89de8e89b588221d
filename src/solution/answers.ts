import type { Step } from './problem.ts'
import type { Line } from './verdict.ts'

const most = 500

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}

function written(x: unknown): string | undefined {
  return typeof x === 'string' ? x : typeof x === 'number' ? String(x) : undefined
}

/**
 * Lines from what a host or a form sends: a list of `{of, text}`, in its order, or a record from step id to text, in the
 * order of the steps, so that an earlier answer is carried into a later one. What has another shape is left out; at
 * most 500 lines are read. Never throws.
 */
export function readAnswers(answers: unknown, steps: readonly Step[]): Line[] {
  if (Array.isArray(answers)) {
    return answers.slice(0, most).flatMap((answer: unknown): Line[] => {
      if (!isRecord(answer)) return []
      const [of, text] = [written(answer['of']), written(answer['text'])]
      return of === undefined || text === undefined ? [] : [{ of, text }]
    })
  }
  if (!isRecord(answers)) return []
  const place = new Map(steps.map(({ id }, i) => [id, i]))
  return Object.keys(answers)
    .slice(0, most)
    .sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || 0)
    .flatMap((of): Line[] => {
      const text = written(answers[of])
      return text === undefined ? [] : [{ of, text }]
    })
}

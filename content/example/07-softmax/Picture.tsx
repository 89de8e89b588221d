import { format } from '../../../src/math/format.ts'

/** Three bars, one for each probability; a step that overflows has none. */
export function Picture({ p }: { p: readonly number[] }) {
  const says = p.map((value, k) => `class ${k + 1} ${format(value, 3)}`).join(', ')
  return (
    <svg role="img" aria-label={`Probabilities: ${says}`} viewBox="0 0 100 24" style={{ width: '100%', maxWidth: '30rem' }}>
      {p.map((value, k) => (
        <rect key={k} x="0" y={8 * k} height="6" width={Number.isFinite(value) ? Number((100 * value).toFixed(2)) : 0} fill="currentColor" />
      ))}
    </svg>
  )
}

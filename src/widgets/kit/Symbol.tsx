import { symbol } from '../../math/print/symbol.ts'

/** How an id is written: `w3` is w with index 3, `yhat` is y with a hat. */
export function letters(id: string): { base: string; index?: string; hat?: boolean; prime?: boolean; layer?: string } {
  const s = symbol(id)
  return 'of' in s ? { base: id } : s
}

/** A symbol in a sentence or beside a field, in the face of the formulas. */
export function Symbol({ id, className }: { id: string; className?: string }) {
  const { base, index, hat, prime, layer } = letters(id)
  return (
    <i className={`symbol ${className ?? ''}`} aria-hidden="true">
      {base}
      {hat && '\u0302'}
      {prime && '′'}
      {layer && <sup>({layer})</sup>}
      {index && <sub>{index}</sub>}
    </i>
  )
}

/** A symbol inside a drawing, centered on a point. */
export function SymbolText({ id, x, y, className }: { id: string; x: number; y: number; className: string }) {
  const { base, index, hat } = letters(id)
  return (
    <>
      <text className={`sym ${className}`} x={x} y={y} textAnchor="middle">
        {base}
        {index && (
          <tspan className="sub" dy="4">
            {index}
          </tspan>
        )}
      </text>
      {hat && <path className="hat" d={`M${x - 2.6} ${y - 10.5}l3.4-3 3.4 3`} />}
    </>
  )
}

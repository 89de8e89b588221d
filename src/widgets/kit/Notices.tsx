import type { Notice } from '../../fields/field.ts'

/** What could not be read of an address or of a message, a line for each key. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null
  return (
    <div role="status">
      <ul className="notices">
        {notices.map(({ key, says }, i) => (
          <li key={i} data-key={key}>
            {says}
          </li>
        ))}
      </ul>
    </div>
  )
}

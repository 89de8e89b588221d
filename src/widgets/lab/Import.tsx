import { useId, useState } from 'react'
import type { Cabinet } from './cabinet.ts'
import { readRunFile } from './runFile.ts'

/** Runs from a file into the cabinet: what is wrong with one of them is named, and the rest comes in. */
export function Import({ cabinet }: { cabinet: Cabinet }) {
  const id = useId()
  const [said, setSaid] = useState<{ says: string; faults: readonly string[] }>()
  const take = async (text: string) => {
    const { runs, faults } = readRunFile(text)
    const here = new Set(cabinet.list().map((run) => run.id))
    const fresh = runs.filter((run) => !here.has(run.id))
    for (const run of fresh) await cabinet.put(run)
    const known = runs.length - fresh.length
    setSaid({ says: `${fresh.length} ${fresh.length === 1 ? 'run' : 'runs'} came in${known > 0 ? `; ${known} ${known === 1 ? 'was' : 'were'} here already` : ''}.`, faults })
  }
  return (
    <>
      <label htmlFor={id} className="vh">
        A file of runs
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={async (event) => {
          const [file] = event.target.files ?? []
          if (!file) return
          try {
            await take(await file.text())
          } catch (error) {
            setSaid({ says: '', faults: [`The file could not be read: ${error instanceof Error ? error.message : String(error)}.`] })
          }
          event.target.value = ''
        }}
      />
      {said && (
        <div className="told" role="status">
          {said.says}
          {said.faults.length > 0 && (
            <ul className="fault-says">
              {said.faults.slice(0, 12).map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
              {said.faults.length > 12 && <li>And {said.faults.length - 12} more.</li>}
            </ul>
          )}
        </div>
      )}
    </>
  )
}

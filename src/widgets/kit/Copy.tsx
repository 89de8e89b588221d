import { useEffect, useId, useRef, useState } from 'react'

interface Props {
  label: string
  /** Computed when asked for. */
  text: () => string | Promise<string>
}

/** Copies a text; where the clipboard is refused, as in a sandboxed frame, it shows the text to select. */
export function Copy({ label, text }: Props) {
  const id = useId()
  const [done, setDone] = useState(false)
  const [shown, setShown] = useState<string>()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (shown !== undefined) area.current?.select()
  }, [shown])
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 2000)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    const value = await text()
    try {
      await navigator.clipboard.writeText(value)
      setShown(undefined)
      setDone(true)
    } catch {
      setShown(value)
    }
  }
  return (
    <span className="copy">
      <button className="b plain" type="button" onClick={copy} aria-expanded={shown === undefined ? undefined : true} aria-controls={shown === undefined ? undefined : id}>
        {done ? 'Copied' : label}
      </button>
      <span className="vh" role="status">
        {done ? `${label}: copied` : ''}
      </span>
      {shown !== undefined && <textarea ref={area} id={id} className="copy-text" aria-label={`${label}: select and copy`} readOnly rows={2} value={shown} onBlur={() => setShown(undefined)} />}
    </span>
  )
}

import { useId, useState } from 'react'
import { Copy } from '../kit/Copy.tsx'

type Content = string | Blob | Uint8Array<ArrayBuffer>

interface Props {
  label: string
  /** Of the file. */
  name: string
  type: string
  /** Made when asked for. */
  content: () => Content | Promise<Content>
  /** In a frame on a foreign page downloads may be refused without a word: there it opens as text to select, or as a picture. */
  embedded: boolean
  disabled?: boolean
}

async function base64(blob: Blob): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('it could not be read'))
    reader.readAsDataURL(blob)
  })
  return address.slice(address.indexOf(',') + 1)
}

/** Something to take away as a file. */
export function Save({ label, name, type, content, embedded, disabled }: Props) {
  const id = useId()
  const [shown, setShown] = useState<{ text: string; picture?: true }>()
  const [fault, setFault] = useState<string>()
  const save = async () => {
    if (shown) return setShown(undefined)
    setFault(undefined)
    try {
      const made = await content()
      const blob = made instanceof Blob ? made : new Blob([made], { type })
      if (!embedded) {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(blob)
        link.download = name
        link.click()
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      } else if (type === 'image/png') setShown({ text: `data:${type};base64,${await base64(blob)}`, picture: true })
      else setShown({ text: typeof made === 'string' ? made : await base64(blob) })
    } catch (error) {
      setFault(`${name} could not be made: ${error instanceof Error ? error.message : String(error)}.`)
    }
  }
  return (
    <>
      <button type="button" className="b plain" disabled={disabled} aria-expanded={shown ? true : undefined} aria-controls={shown ? id : undefined} onClick={save}>
        {label}
      </button>
      {fault && (
        <span className="fault-says" role="alert">
          {fault}
        </span>
      )}
      {shown && (
        <span id={id} className="told">
          {shown.picture ? (
            <img src={shown.text} alt={`${label}, to be saved`} />
          ) : (
            <>
              {type === 'application/octet-stream' ? `${name} in base64. ` : `${name}. `}
              <Copy label="Copy it" text={() => shown.text} />
              <textarea readOnly rows={6} aria-label={`${name}: select and copy`} value={shown.text} onFocus={(event) => event.target.select()} />
            </>
          )}
        </span>
      )}
    </>
  )
}

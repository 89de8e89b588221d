import { describe, expect, test } from 'vitest'
import { gunzip } from './gunzip.ts'
import { OwnFault } from './limits.ts'
import { readOwn } from './read.ts'
import { banded, fake, fakePng, file, gzip, idxImages, idxLabels, taking, zip } from './testing.ts'

const labels = taking(3, 4)
const images = file('digits-images', idxImages(banded(labels)))
const keys = file('digits-labels', idxLabels(labels))
const read = (...files: ReturnType<typeof file>[]) => readOwn(files, fake)
const fault = async (...files: ReturnType<typeof file>[]) => {
  const error: unknown = await read(...files).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(OwnFault)
  return (error as OwnFault).says
}

describe('IDX files', () => {
  test('are read, gzipped or not, in either order, labels that do not begin at 0 too', async () => {
    const plain = await read(images, keys)
    expect(plain).toMatchObject({ says: 'digits-images + digits-labels', classes: ['0', '1', '2'], notes: [] })
    expect(plain.images).toEqual(banded(labels))
    expect([...plain.labels]).toEqual(labels)
    const packed = await read(file('l.gz', gzip(idxLabels(labels.map((l) => l + 7)))), file('i.gz', gzip(idxImages(banded(labels)))))
    expect(packed).toMatchObject({ classes: ['7', '8', '9'] })
    expect(packed.images).toEqual(plain.images)
    expect(packed.labels).toEqual(plain.labels)
  })
  test('of another size are resized, and it is said', async () => {
    const { notes, images } = await read(file('i', idxImages(banded(labels, 14), 14, 14)), keys)
    expect(notes).toEqual(['Images of 14 by 14 pixels were resized to 28 by 28.'])
    // Label 1 fills rows 2 and 3 of 14, which are rows 4 to 7 of 28.
    expect([3, 4, 7, 8].map((row) => images[784 + row * 28])).toEqual([0, 201, 201, 0])
  })
})

describe('a bad file is named, with what is wrong and what is allowed:', () => {
  const cases: Record<string, [ReturnType<typeof file>[], RegExp]> = {
    'no file': [[], /^No file: was chosen\. Choose one zip/],
    'three files': [[images, keys, keys], /^3 files: are too many/],
    'an empty file': [[file('i', new Uint8Array()), keys], /^i: is empty/],
    'a gigabyte': [[file('big', new Uint8Array(1), 1e9), keys], /^big: is 1,000 MB large\. At most 128 MB/],
    'a text': [[file('t.csv', new TextEncoder().encode('5,0,0,0')), keys], /^t\.csv: is no IDX file: it begins with 35 2c 30 2c\. An IDX file begins with/],
    'IDX of floats': [[file('f', Uint8Array.from([0, 0, 13, 3])), keys], /^f: holds numbers of the type 0d\. Only unsigned bytes/],
    'IDX of two dimensions': [[file('d', Uint8Array.from([0, 0, 8, 2])), keys], /^d: has 2 dimensions\. Images have 3/],
    'no images': [[file('n', Uint8Array.from([0, 0, 8, 3, ...new Array(12).fill(0)])), keys], /^n: holds no images/],
    'too many images': [[file('m', Uint8Array.from([0, 0, 8, 3, 127, 255, 255, 255, 0, 0, 0, 28, 0, 0, 0, 28])), keys], /^m: says that it holds 2,147,483,647 images\. At most 70,000/],
    'a cut file': [[file('c', idxImages(banded(labels)).slice(0, -1)), keys], /^c: is cut short: 9423 of the 9424 bytes/],
    'a file that is too long': [[file('c', Uint8Array.from([...idxImages(banded(labels)), 1])), keys], /^c: is too long/],
    'a cut gzip': [[file('c.gz', gzip(idxImages(banded(labels))).slice(0, -9)), keys], /^c\.gz: is a damaged gzip file/],
    'counts that differ': [[images, file('l', idxLabels([...labels, 0]))], /^digits-images \+ l: do not belong together: 12 images in digits-images, 13 labels in l/],
    'images alone': [[images], /^digits-images: is a file of images\. The labels are missing/],
    'labels twice': [[keys, keys], /are both labels\. The images are missing/],
    'eleven classes': [[file('i', idxImages(banded(taking(11, 3)))), file('l', idxLabels(taking(11, 3)))], /^l: has 11 different labels \(0 to 10\)\. At most 10/],
    'a zip with no images': [[file('z.zip', zip([], 0, { 'a/readme.txt': new Uint8Array(3) }))], /^z\.zip: holds no PNG images, but for example a\/readme\.txt/],
    'a zip beside another file': [[file('z.zip', zip(['a', 'b'], 3)), keys], /^z\.zip: is a zip, and digits-labels was chosen beside it/],
    'a loose image': [[file('z.zip', zip(['a'], 3, { 'x.png': fakePng(banded([1])) }))], /^z\.zip: holds x\.png outside any folder/],
    'eleven folders': [[file('z.zip', zip([...'abcdefghijk'], 3))], /^z\.zip: holds 11 folders with images \(a, b, c …\)\. At most 10/],
    'a picture by name only': [[file('z.zip', zip(['a'], 3, { 'b/x.png': new Uint8Array(100) }))], /^z\.zip: holds b\/x\.png, which is no PNG image/],
    'a picture that is cut': [[file('z.zip', zip(['a'], 3, { 'b/x.png': fakePng(banded([1])).slice(0, -1) }))], /^z\.zip: holds b\/x\.png, a PNG image that cannot be read/],
    'a picture of 20,000 pixels a side': [[file('z.zip', zip(['a'], 3, { 'b/x.png': fakePng(new Uint8Array(), 20_000) }))], /an image of 20000 by 20000 pixels\. From 1 to 1024/],
    'a picture of 5 MB': [[file('z.zip', zip(['a'], 3, { 'b/x.png': new Uint8Array(5e6) }))], /b\/x\.png, which is too large: 5,000,000 bytes/],
  }
  test.each(Object.entries(cases))('%s', async (_, [files, says]) => expect(await fault(...files)).toMatch(says))

  test('gzip that unpacks without end stops at the limit', async () => {
    const bomb = gzip(new Uint8Array(4e6))
    expect(bomb.length).toBeLessThan(2e4)
    await expect(gunzip('bomb.gz', bomb, 1e6)).rejects.toThrow(/^bomb\.gz: unpacks to more than 1 MB/)
    expect(await gunzip('fine.gz', bomb, 4e6)).toHaveLength(4e6)
  })
  test('a zip that promises too much is not unpacked, one that promises too little is found out', async () => {
    const bytes = zip(['a', 'b'], 3)
    const view = new DataView(bytes.buffer)
    const entry = view.getUint32(bytes.length - 6, true)
    view.setUint32(entry + 24, 300e6, true)
    expect(await fault(file('z.zip', bytes))).toMatch(/^z\.zip: unpacks to more than 256 MB/)
    view.setUint32(entry + 24, 30, true)
    expect(await fault(file('z.zip', bytes))).toMatch(/^z\.zip: holds a\/0\.png, which is damaged/)
  })
})

test('a zip of folders is read in the order of names; folders around it and files that systems add do not matter', async () => {
  const bare = await read(file('z.zip', zip(['b', 'a', '10', '9'], 3)))
  expect(bare.classes).toEqual(['9', '10', 'a', 'b'])
  expect(bare.labels).toHaveLength(12)
  const within = await read(file('z.zip', zip(['top/b', 'top/a', 'top/10', 'top/9'], 3, { '__MACOSX/top/b/._0.png': new Uint8Array(9), 'top/b/.DS_Store': new Uint8Array(9), 'top/notes.txt': new Uint8Array(9) })))
  expect(within).toMatchObject({ classes: bare.classes, notes: ['1 file that is no PNG was left out.'] })
  expect(within.images).toEqual(bare.images)
})

test('cut at any byte, IDX and zip end in a sentence that names the file', async () => {
  const small = idxImages(banded([0, 1, 2], 7), 7, 7)
  const packed = gzip(small)
  const folder = zip(['a', 'b'], 1)
  for (const [whole, others] of [[small, [keys]], [packed, [keys]], [folder, []]] as const)
    for (let length = 0; length < whole.length; length++) expect(await fault(file('cut', whole.slice(0, length)), ...others), `${length} of ${whole.length} bytes`).toMatch(/^cut: .{10,}\.$/s)
})

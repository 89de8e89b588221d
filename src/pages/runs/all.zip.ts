import type { APIRoute } from 'astro'
import { runTexts } from '../../components/experiment.ts'
import { archive } from '../../runs/archive.ts'

/** Every run file as it is, on the book's data and on others. */
export const GET: APIRoute = () => new Response(archive(runTexts()) as BodyInit, { headers: { 'content-type': 'application/zip' } })

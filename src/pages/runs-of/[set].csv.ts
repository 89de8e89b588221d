import type { APIRoute } from 'astro'
import { otherSets } from '../../components/experiment.ts'
import { bakedDigits, csv, toldOf } from '../../runs/csv.ts'

export const getStaticPaths = () => otherSets().map(({ folder }) => ({ params: { set: folder } }))

/** Every epoch of every run on a data set that is not the book's. */
export const GET: APIRoute = ({ params }) => {
  const runs = otherSets().find(({ folder }) => folder === params['set'])!.runs
  return new Response(csv(runs.map(toldOf), bakedDigits), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
}

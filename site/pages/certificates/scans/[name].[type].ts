import { extname, parse } from 'node:path'
import type { APIRoute } from 'astro'
import { register, scanFile } from '../../../certificates.ts'

/** Name and type are two parameters because only an address that ends in a type is spared the slash in development. */
export const getStaticPaths = async () =>
  (await register()).map(({ scan }) => ({ params: { name: parse(scan).name, type: extname(scan).slice(1) } }))

export const GET: APIRoute<Record<string, unknown>, { name: string; type: string }> = ({ params }) =>
  scanFile(`scans/${params.name}.${params.type}`)

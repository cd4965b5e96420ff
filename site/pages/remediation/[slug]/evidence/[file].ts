import type { APIRoute } from 'astro'
import { evidenceFile, evidencePaths } from '../../../../evidence.ts'

export const getStaticPaths = () => evidencePaths('remediation')

export const GET: APIRoute<Record<string, unknown>, { slug: string; file: string }> = ({ params }) =>
  evidenceFile(`remediation/${params.slug}`, params.file)

import { env } from 'cloudflare:workers'

const key = (filler: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(filler)))

/** The Worker's bindings with a ring of these versions; version 1 is the key of all other tests. */
export const withKeys = (current: number, ...versions: number[]): Env => ({
  ...(env as Env),
  KEYS: JSON.stringify({
    current,
    keys: Object.fromEntries(versions.map((version) => [version, key(version + 6)])),
  }),
})

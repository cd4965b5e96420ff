import { customType } from 'drizzle-orm/sqlite-core'
import { base64Url, fromBase64Url } from './seal.ts'

/** Bytes as base64url text: D1 carries a BLOB as a list of numbers, which costs more than the text. */
export const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: string }>({
  dataType: () => 'text',
  toDriver: base64Url,
  fromDriver: (stored) => fromBase64Url(stored) ?? new Uint8Array(0),
})

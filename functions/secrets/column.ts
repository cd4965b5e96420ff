import { customType } from 'drizzle-orm/sqlite-core'

/** A BLOB as bytes. D1 gives it back as an array of numbers or as an ArrayBuffer, depending on the call. */
export const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Uint8Array<ArrayBuffer> }>({
  dataType: () => 'blob',
  fromDriver: (stored) => Uint8Array.from(stored instanceof ArrayBuffer ? new Uint8Array(stored) : stored),
})

const seams = /(?<=\p{Script=Han})(?=[\p{L}\p{N}<])|(?<=[\p{L}\p{N}>])(?=\p{Script=Han})/gu

/**
 * Parts each Chinese character from letters, figures and other characters, also across the edge of an element.
 * The index is made of texts so parted and asked with words so parted: a phrase is found where it stands.
 */
export const apart = (text: string, gap: string) => text.replaceAll(seams, gap)

/** The gap in the index has no width, and is taken out again before anybody reads it. */
export const GAP = '\u200B'

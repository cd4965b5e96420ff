declare namespace App {
  interface Locals {
    /** The document that is being rendered: what its MDX components stand in. */
    document?: import('./documents.ts').DocumentContext
  }
}

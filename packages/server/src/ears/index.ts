/** Which ears there are to fetch, and how they come and go. */

/** An ear of the catalogue. */
export { type EarEntry, earCatalogue } from './catalogue.ts'
export { type CatalogueEar, type EarManager, openEarManager } from './ear-manager.ts'

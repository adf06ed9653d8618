import { escapeHtml } from '../src/present/html.js'

/** Remarks on how something was read, or is to be read. */
export const notesHtml = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : `<p class="note">${notes.map(escapeHtml).join('; ')}.</p>`

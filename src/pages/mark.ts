// The mark of the project: two ditto strokes, for "the same again".

/** Drawn in a square of 24, in the colour of the text around it. */
const STROKES = '<path d="M6.5 7.5h4L8 16.5H5zM15 7.5h4l-2.5 9h-3z"/>';

/** @returns the mark as an SVG element for a page */
export function markPicture(): string {
  return `<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect class="mark-ground" width="24" height="24" rx="6"/><g class="mark-strokes">${STROKES}</g></svg>`;
}

/** The mark as a picture of its own, such as the icon of a tab: legible on light and dark. */
export const iconPicture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#1d5aa8"/><g fill="#fff">${STROKES}</g></svg>`;

/** The icon as a `data:` URL. */
export const iconAddress = `data:image/svg+xml,${encodeURIComponent(iconPicture)}`;

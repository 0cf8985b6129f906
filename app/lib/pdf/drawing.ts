/** Nothing is drawn here; pdfjs only asks for the name while it is loaded. */
class Undrawn {}

/**
 * Stands in for the drawing classes that pdfjs wants when it is loaded, so that text can be read
 * where its optional canvas has no build. To be called before pdfjs is imported.
 */
export function standInForDrawing(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: Undrawn, configurable: true, writable: true });
  }
}

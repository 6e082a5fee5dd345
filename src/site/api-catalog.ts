// Where a machine finds everything about the API (RFC 9727): a linkset (RFC 9264).

/** The media type, with the profile that RFC 9727 4 asks for. */
export const API_CATALOG_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/**
 * @param origin where the service is, such as `http://127.0.0.1:8080`
 * @returns the catalog: one API, the document that describes it to machines, and its docs for people
 */
export function apiCatalog(origin: string): string {
  const describedBy = [
    { href: `${origin}/openapi.yaml`, type: "application/yaml" },
    { href: `${origin}/openapi.json`, type: "application/json" },
  ];
  const docs = [
    { href: `${origin}/docs`, type: "text/html" },
    { href: `${origin}/semantics`, type: "text/html" },
  ];
  return JSON.stringify({
    linkset: [{ anchor: `${origin}/`, "service-desc": describedBy, "service-doc": docs }],
  });
}

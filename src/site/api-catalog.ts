// The API catalog (RFC 9727): links for machines to everything about the API, as a linkset (RFC 9264).

/** The media type, with the profile that RFC 9727 4 requires. */
export const API_CATALOG_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/**
 * @param origin the origin of the service, such as `http://127.0.0.1:8080`
 * @returns the catalog: one API, its document for machines, and its docs for people
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

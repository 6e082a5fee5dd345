// The media types that have a meaning here.

export const mediaTypes = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  mergePatch: "application/merge-patch+json",
  jsonPatch: "application/json-patch+json",
  problem: "application/problem+json",
} as const;

// The text of `verbatim token --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim token --sub NAME [options]

Prints a bearer token that a service with the same VERBATIM_JWT_SECRET accepts.

  --sub NAME           the user that the token is for (required)
  --scope SCOPES       what the token allows, separated by spaces:
                       books:write reviews:moderate (default: none)
  --expires SECONDS    how long the token is valid (default: 3600)
  --issuer NAME        issuer of the token (default: VERBATIM_JWT_ISSUER, or
                       verbatim)
  --audience NAME      audience of the token (default: VERBATIM_JWT_AUDIENCE, or
                       verbatim)

Example:
  TOKEN="$(verbatim token --sub ada --scope books:write)"
  curl -X DELETE -H "Authorization: Bearer $TOKEN" \\
    http://127.0.0.1:8080/books/emma

Exit codes:
  0    done
  2    could not run
`;

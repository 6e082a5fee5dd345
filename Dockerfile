# The example service, as `compose.yaml` runs it: the package is made from the sources, and installed without the tools of its build.
FROM node:24-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --ignore-scripts && npm pack --pack-destination /packed

FROM node:24-slim
WORKDIR /app
COPY --from=build /packed/verbatim-http-kit-0.1.0.tgz ./
RUN npm init -y && npm install --ignore-scripts ./verbatim-http-kit-0.1.0.tgz kysely@0.29.9 pg@8.23.1 && rm verbatim-http-kit-0.1.0.tgz
USER node
ENV HOST=0.0.0.0 PORT=8080
EXPOSE 8080 9100
CMD ["node_modules/.bin/verbatim", "serve"]

# One image for the gateway, the auth-service, the worker and the commands: the first argument chooses the program.

FROM node:26.12.1-trixie-slim AS dependencies
WORKDIR /app
# Without packages/: npm ci skips the workspaces that are not there. Their dependencies that the apps need are listed in package.json.
COPY package.json package-lock.json ./
# npm ci applies the patches to the installed packages.
COPY patches patches
RUN npm ci

# For docker-compose.dev.yml: all dependencies. The source is mounted over /app.
FROM dependencies AS development
RUN mkdir -p dist .data/avatars && chown node:node dist .data/avatars
USER node

FROM dependencies AS build
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY libs libs
# The packages that the apps import: the console uses the browser's.
COPY packages/kafkajs-extensions/src packages/kafkajs-extensions/src
COPY packages/browser/src packages/browser/src
COPY apps apps
RUN npm run build && npm prune --omit=dev

FROM node:26.12.1-trixie-slim
# Password hashing and DNS look-ups share the threads of libuv. Best: the number of cores of the container plus one.
ENV NODE_ENV=production HOST=0.0.0.0 UV_THREADPOOL_SIZE=4
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# A new volume that is mounted here gets the owner of the folder.
RUN mkdir -p .data/avatars && chown node:node .data/avatars
USER node
EXPOSE 8000
# Nearly all objects of a request are short-lived: a young generation of 32 MB per semi-space is collected less often.
# Without the minimum, V8 shrinks it while the process is idle.
# The preloaded file starts OpenTelemetry where OTEL_* variables configure it, and loads nothing otherwise.
ENTRYPOINT ["node", "--enable-source-maps", "--min-semi-space-size=32", "--max-semi-space-size=32", "--import", "/app/dist/libs/tracing/src/preload.js"]
CMD ["dist/apps/gateway/src/main.js"]
# Last, so that another revision does not rebuild the layers.
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Gatehouse" \
  org.opencontainers.image.description="Authentication service: httpOnly JWT cookies for a single-page front end, verification over Kafka for internal services" \
  org.opencontainers.image.version="0.2.0" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.licenses="MIT"

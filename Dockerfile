# One image for the gateway, the auth-service, the worker and the commands: the first argument chooses the program.

FROM node:26.13.0-trixie-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# npm ci applies them.
COPY patches patches
RUN npm ci

# For docker-compose.dev.yml: every dependency; the source is mounted over it.
FROM dependencies AS development
RUN mkdir -p dist .data/avatars && chown node:node dist .data/avatars
USER node

FROM dependencies AS build
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY libs libs
# The one package that the apps compile in.
COPY packages/kafkajs-extensions/src packages/kafkajs-extensions/src
COPY apps apps
# npm keeps typescript, an optional peer of @nestjs/swagger and cosmiconfig. Neither loads it at run time.
RUN npm run build && npm prune --omit=dev && rm -r node_modules/typescript

FROM node:26.13.0-trixie-slim
# Password hashing and name look-ups share libuv's threads; one more than the container has cores is best.
ENV NODE_ENV=production HOST=0.0.0.0 UV_THREADPOOL_SIZE=4
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# A new volume that is mounted there takes over who it belongs to.
RUN mkdir -p .data/avatars && chown node:node .data/avatars
USER node
EXPOSE 8000
# What a request leaves behind is mostly garbage: with more room (MB) for what is young, less of it is looked at. Without
# a minimum V8 gives the room back while nobody asks.
ENTRYPOINT ["node", "--enable-source-maps", "--min-semi-space-size=32", "--max-semi-space-size=32"]
CMD ["dist/apps/gateway/src/main.js"]

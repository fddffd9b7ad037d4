/** The direction of dependencies. What each room is for stands in docs/architecture.md. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or one idea too many.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment: 'A domain imports itself and the shared kernel, nothing else.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/domain/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { pathNot: ['^src/modules/$1/domain/', '^src/shared/'] },
    },
    {
      name: 'shared-is-a-kernel',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    {
      name: 'services-see-ports',
      comment: 'A service knows what it needs, not who provides it.',
      severity: 'error',
      from: { path: '^src/modules/.*\\.service\\.ts$' },
      to: {
        path: [
          '\\.(prisma|postgres|redis|bullmq|jose|argon2|zxcvbn|smtp|mailbox|simulated|disk|s3|ffmpeg)\\.ts$',
          '^src/(graphql|generated)/',
          '^node_modules/(@prisma|pg|ioredis|bullmq|graphql|type-graphql|fastify|jose)(/|$)',
        ],
      },
    },
    {
      name: 'resolvers-call-services',
      severity: 'error',
      from: { path: '^src/modules/.*\\.(resolver|types|live|rules)\\.ts$' },
      to: {
        path: '\\.(prisma|postgres|redis|bullmq)\\.ts$|^src/generated/|^src/platform/(?!events/live-topics)',
      },
    },
    {
      name: 'modules-meet-at-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'wiring-in-engine',
      comment: 'Modules are put together in one place.',
      severity: 'error',
      from: { pathNot: ['^src/engine(\\.ts$|/)', '\\.test\\.ts$', '^test/'] },
      to: { path: '^src/modules/[^/]+/[^/]+\\.module\\.ts$' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(modules|graphql)/' },
    },
    {
      name: 'delivery-knows-no-module',
      severity: 'error',
      from: { path: '^src/graphql/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'product-stands-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.ts$', '^src/demo\\.ts$'] },
      to: { path: '^(test|tools|bench|soak|prisma)/' },
    },
    {
      name: 'client-knows-the-schema-only',
      comment: 'What the client knows of the service is generated from its schema.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^(src|test|tools|bench|soak|prisma)/' },
    },
    {
      name: 'hls-in-the-player-only',
      comment: 'It is heavy, and comes with the player.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '^web/src/player/' },
      to: { path: '^node_modules/hls\\.js/' },
    },
    {
      name: 'charts-for-administrators-only',
      comment: 'They are heavy, and no viewer needs them.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '^web/src/admin/' },
      to: {
        path: '^node_modules/(@mantine/charts|recharts)/|^web/src/admin/',
        dependencyTypesNot: ['dynamic-import'],
      },
    },
    {
      name: 'pages-are-lazy',
      comment: 'Pages come to the browser when they are first opened.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '-page\\.tsx$', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: '^bench/' },
      // Types without code.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    parser: 'tsc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|src/generated|web/src/(admin/)?generated)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};

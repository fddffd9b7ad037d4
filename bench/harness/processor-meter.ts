// Loaded before a server's own program: reports, on request, the server's CPU time so far, and its memory.
process.on('message', () => process.send?.({ ...process.cpuUsage(), memory: process.memoryUsage.rss() }));
// The harness has ended, for whatever reason.
process.on('disconnect', () => process.exit(1));

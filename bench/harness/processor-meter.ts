// Loaded before a server's own program: tells the harness, when asked, what the server has cost so far, and how much it holds.
process.on('message', () => process.send?.({ ...process.cpuUsage(), memory: process.memoryUsage.rss() }));
// The harness is gone, however it ended.
process.on('disconnect', () => process.exit(1));

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { loadEnvironment, readSettings } from '../../../src/config.js';

// The least that an answer over HTTP can cost: node:http gives back the bytes of a file, whatever is asked.
const [, , answerFile = ''] = process.argv;
const answer = await readFile(answerFile);
const { host, port } = readSettings(loadEnvironment()).http;

createServer((request, response) => {
  request.resume();
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length })
    .end(answer);
}).listen(port, host);

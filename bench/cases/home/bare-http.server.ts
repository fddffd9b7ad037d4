import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { loadEnvironment, readSettings } from '../../../src/config.js';

// The minimum of an HTTP response: node:http returns the bytes of a file for any request.
const [, , answerFile = ''] = process.argv;
const answer = await readFile(answerFile);
const { host, port } = readSettings(loadEnvironment()).http;

createServer((request, response) => {
  request.resume();
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length })
    .end(answer);
}).listen(port, host);

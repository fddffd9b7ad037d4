// Run for every file; what is imported runs once for all the files of a worker.
import 'reflect-metadata';
import './patience.js';

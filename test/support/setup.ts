// Run for every file; what is imported runs once for all the files of a worker.
import 'reflect-metadata';
import { vi } from 'vitest';
import { waitPatiently } from './patience.js';

vi.waitFor = waitPatiently;

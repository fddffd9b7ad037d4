import 'reflect-metadata';
import { bePatient } from './patience.js';

bePatient();

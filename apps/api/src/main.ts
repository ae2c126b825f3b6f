// The bundler joins all modules in the place of this one. Tests that change a module start the process below, unbundled.
import './service-process.js';

// What the server writes above the worker (page.Worker).
declare const page: string;
declare const version: string;
declare const files: string[];

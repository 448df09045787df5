package assets

// GarbagePercent is how much garbage the page's program lets pile up, in percent
// of what is alive, before it collects: the start script says so to it as GOGC.
// A quarter of the time that a result takes was collecting; with this the page
// needs a few megabytes more.
const GarbagePercent = "300"

-- What caused an event, as W3C Trace Context writes it, so that what follows from it is part of the same trace.
ALTER TABLE "outbox_events" ADD COLUMN "trace_parent" CHAR(55);

// Package jobs does work that goes on without its client: runs, studies, or
// anything else whose request can be kept as JSON. It knows nothing of HTTP and
// nothing of what the work is.
//
//	list.go     all jobs of one kind: ask for one, find it, cancel, resume, delete
//	job.go      one job and its note: waiting, running, done, failed or cancelled
//	queue.go    a few jobs at a time; the others wait in the order in which they came
//	lru.go      what was last asked for stays in memory
//	refusal.go  why a request about a job cannot be met
//	folder/     the data folder that keeps all of it
//
// What holds for every job:
//
//   - One request is one job. Its id is a hash of the request, so that the same
//     request again finds the job that is there.
//   - A job has a note on disk from the moment it is accepted. The note is written
//     last: a folder that has one is whole.
//   - A server that stops leaves its jobs as they are. The next one takes up what
//     was waiting or running, in the order in which it was asked for.
//   - A job that is cancelled keeps what it has finished.
//   - A client that watches never holds a job up.
package jobs

package web

import (
	"runtime/debug"
	"slices"
)

// A job is what a socket has to do: to answer a message, or something else.
type job struct {
	message *buffer // nil: do is to be done
	do      func()
}

// asked queues the answer to a message. A client that does not wait for its
// answers may do so only for so long; one that is told goodbye gets no more.
func (k *socket) asked(j job) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.leaving {
		return
	}
	if k.unanswered > 0 && !k.limit.Allow() {
		k.leave(flooding)
		return
	}
	k.unanswered++
	k.queue(j)
}

// push queues a job that no request asked for.
func (k *socket) push(do func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.queue(job{do: do})
}

// queue adds a job; k.mu is held.
func (k *socket) queue(j job) {
	if k.gone || k.leaving {
		return
	}
	if len(k.jobs) >= maxJobs {
		k.leave(slowClient)
		return
	}
	k.jobs = append(k.jobs, j)
	if !k.working {
		k.working = true
		k.run((*socket).work)
	}
}

// run has a goroutine that the reader waits for do something.
func (k *socket) run(do func(*socket)) {
	k.running.Add(1)
	k.server.sockets.crew.run(task{k, do})
}

// work carries out jobs, one after the other, until there are none. Then it
// writes what the last one has left to be written: another goroutine would
// cost more.
func (k *socket) work() {
	for {
		j, ok, write := k.nextJob()
		if ok {
			k.carry(j)
			continue
		}
		if write {
			k.write()
		}
		return
	}
}

// emptied is a queue without what waited in it. The memory of a short one stays
// for what comes next.
func emptied[T any](queue []T) []T {
	if cap(queue) > 4 {
		return nil
	}
	clear(queue)
	return queue[:0]
}

// nextJob takes the next job. Where there is none, it says whether the caller
// is to write.
func (k *socket) nextJob() (j job, ok, write bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.jobs) == 0 || k.gone {
		k.jobs = emptied(k.jobs)
		k.working = false
		return job{}, false, k.mayWrite()
	}
	k.startWriting() // what the job before has left
	j = k.jobs[0]
	k.jobs = slices.Delete(k.jobs, 0, 1)
	return j, true, false
}

// carry carries out a job. A panic ends nothing but the job.
func (k *socket) carry(j job) {
	defer func() {
		if cause := recover(); cause != nil {
			k.server.Log.Error("a socket's job panicked", "account", k.caller.Account.ID, "panic", cause, "stack", string(debug.Stack()))
		}
	}()
	if j.message == nil {
		j.do()
		return
	}
	k.handle(j.message.b)
	j.message.release()
}

package web

import "runtime/debug"

// asked queues what answers a message. A client that does not wait for its
// answers may do so only for so long.
func (k *socket) asked(job func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.unanswered > 0 && !k.limit.Allow() {
		k.leave(flooding)
		return
	}
	k.unanswered++
	k.queue(job)
}

// push queues a job that no request asked for.
func (k *socket) push(job func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.queue(job)
}

// queue adds a job; k.mu is held.
func (k *socket) queue(job func()) {
	if k.gone || k.leaving {
		return
	}
	if len(k.jobs) >= maxJobs {
		k.leave(slowClient)
		return
	}
	k.jobs = append(k.jobs, job)
	k.server.Metrics.jobs.Inc()
	if !k.working {
		k.working = true
		k.run(k.work)
	}
}

// run runs f in a goroutine that the reader waits for.
func (k *socket) run(f func()) {
	k.running.Add(1)
	k.server.sockets.crew.run(func() {
		defer k.running.Done()
		f()
	})
}

// work carries out jobs, one after the other, until there are none. Then it
// writes what the last one has left to be written: another goroutine would
// cost more.
func (k *socket) work() {
	for job := k.nextJob(); job != nil; job = k.nextJob() {
		k.do(job)
	}
	k.flush()
}

// dropJobs forgets what was to be done; k.mu is held.
func (k *socket) dropJobs() {
	k.server.Metrics.jobs.Sub(float64(len(k.jobs)))
	k.jobs = nil
}

func (k *socket) nextJob() func() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.jobs) == 0 || k.gone {
		k.dropJobs()
		k.working = false
		return nil
	}
	k.server.Metrics.jobs.Dec()
	k.startWriting() // what the job before has left
	job := k.jobs[0]
	k.jobs[0] = nil
	k.jobs = k.jobs[1:]
	return job
}

// do carries out a job. A panic ends nothing but the job.
func (k *socket) do(job func()) {
	defer func() {
		if cause := recover(); cause != nil {
			k.server.Log.Error("a socket's job panicked", "account", k.caller.Account.ID, "panic", cause, "stack", string(debug.Stack()))
		}
	}()
	job()
}

module example.com/jobprism-client

go 1.19

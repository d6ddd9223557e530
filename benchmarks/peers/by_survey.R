# The work by R's survey package. Raking is calibrate(calfun = "raking"): its standard errors are
# those of the residuals.

suppressMessages({library(survey); library(jsonlite)})
arguments <- commandArgs(TRUE)
folder <- arguments[1]; limit <- as.numeric(arguments[2])
# A table written by the benchmark: codes from 0, empty where there is no answer.
data <- read.csv(file.path(folder, "data.csv"))
totals <- fromJSON(file.path(folder, "totals.json"))
groups <- names(totals$margins)
for (name in groups) data[[name]] <- factor(data[[name]], levels = seq_along(totals$margins[[name]]) - 1)
data$domain <- factor(as.integer(data$buurt) * 6 + as.integer(data$age) - 7, levels = 0:71)
items <- paste0("y", 0:27)
result <- list(version = as.character(packageVersion("survey")))
write_down <- function() {
  memory <- sum(gc()[, 6])
  write(toJSON(c(result, peak = memory), auto_unbox = TRUE, digits = NA, na = "null"),
        file.path(folder, "result.json"))
}
processor <- function() sum(proc.time()[c("user.self", "sys.self")])
seconds <- function(work) { start <- processor(); force(work); processor() - start }

design <- svydesign(ids = ~1, weights = rep(totals$weight, nrow(data)), data = data)
whole <- sum(totals$margins[[1]])
population <- c("(Intercept)" = whole)
for (name in groups) {
  wanted <- totals$margins[[name]]
  population[paste0(name, seq_along(wanted)[-1] - 1)] <- wanted[-1]
}
result$rake <- seconds(raked <- calibrate(design, reformulate(groups), population,
                                          calfun = "raking", epsilon = 1e-10, maxit = 1000))
write_down()
result$overall <- seconds(found <- lapply(items, function(item)
  svymean(reformulate(item), raked, na.rm = TRUE)))
result$mean <- sapply(found, function(one) coef(one)[[1]])
result$error <- sapply(found, function(one) SE(one)[[1]])
write_down()
start <- processor()
result$by_mean <- list(); result$by_error <- list(); result$done <- 0
for (item in items) {
  one <- svyby(reformulate(item), ~domain, raked, svymean, na.rm = TRUE, drop.empty.groups = FALSE)
  result$done <- result$done + 1
  result$by_mean[[result$done]] <- unname(coef(one))
  result$by_error[[result$done]] <- unname(SE(one))
  result$by <- processor() - start
  if (result$by > limit) break
}
write_down()

# The reference values: every measure of cases.json by R's survey package, into expected.csv.
#
#   apt-get install r-base-core r-cran-survey r-cran-jsonlite
#   python tests/statistics/reference/wijk.py && Rscript tests/statistics/reference/survey.R
#
# Intervals use the degrees of freedom of the whole design. Raking is calibrate(calfun = "raking"):
# rake() has the same weights but regresses with equal weights in its standard errors.

suppressMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust", digits = 17)

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
cases <- fromJSON(file.path(here, "cases.json"), simplifyVector = FALSE)

# The package's own example data, only what the cases read.
own_data <- function() {
  e <- new.env()
  data(api, package = "survey", envir = e)
  data(nhanes, package = "survey", envir = e)
  columns <- c("dnum", "stype", "sch.wide", "awards", "comp.imp", "api00", "api99", "enroll",
               "api.stu", "meals", "pw", "fpc", "fpc1")
  out <- list()
  for (name in c("apisrs", "apistrat", "apiclus1", "apiclus2"))
    out[[name]] <- e[[name]][, intersect(columns, names(e[[name]]))]
  # Every third row: all strata and clusters are in it.
  out$nhanes <- e$nhanes[seq(1, nrow(e$nhanes), 3), ]
  for (name in names(out))
    write.csv(out[[name]], file.path(here, "data", paste0(name, ".csv")), row.names = FALSE, na = "")
}

read_data <- function(name)
  read.csv(file.path(here, "data", paste0(name, ".csv")), na.strings = "", check.names = FALSE)

one_of <- function(columns) if (is.null(columns)) ~1 else reformulate(unlist(columns))

design_of <- function(case) {
  data <- read_data(case$data)
  design <- do.call(svydesign, list(
    ids = one_of(case$cluster), strata = if (!is.null(case$strata)) one_of(case$strata),
    weights = if (!is.null(case$weight)) one_of(case$weight) else if (is.null(case$population)) rep(1, nrow(data)),
    fpc = if (!is.null(case$population)) one_of(case$population), data = data, nest = TRUE))
  for (step in case$steps) design <- stepped(design, step)
  design
}

stepped <- function(design, step) {
  if (step$kind == "trim")
    return(trimWeights(design, lower = step$lower, upper = step$upper, strict = TRUE))
  if (step$kind == "poststratify") {
    by <- unlist(step$by)
    labels <- do.call(rbind, lapply(step$totals, function(t) unlist(t[[1]])))
    population <- setNames(as.data.frame(labels), by)
    population$Freq <- sapply(step$totals, function(t) t[[2]])
    for (column in by) {
      levels <- unique(population[[column]])
      population[[column]] <- factor(population[[column]], levels = levels)
      design$variables[[column]] <- factor(design$variables[[column]], levels = levels)
    }
    return(postStratify(design, reformulate(by), population))
  }
  totals <- if (step$kind == "rake") step$margins else step$totals
  population <- c()
  whole <- NULL
  for (column in names(totals)) {
    wanted <- unlist(totals[[column]])
    if (length(wanted) == 1) { population[column] <- wanted; next }
    whole <- sum(wanted)
    design$variables[[column]] <- factor(design$variables[[column]], levels = names(wanted))
    population[paste0(column, names(wanted)[-1])] <- wanted[-1]
  }
  if (!is.null(whole)) population <- c("(Intercept)" = whole, population)
  formula <- reformulate(names(totals), intercept = !is.null(whole))
  calibrate(design, formula, population, calfun = if (step$kind == "rake") "raking" else "linear",
            epsilon = 1e-13, maxit = 500)
}

groups_of <- function(design, by) {
  if (is.null(by)) return(list(list(label = "", rows = rep(TRUE, nrow(design)))))
  parts <- lapply(unlist(by), function(column) as.character(design$variables[[column]]))
  label <- do.call(paste, c(parts, sep = "|"))
  label[Reduce(`|`, lapply(parts, is.na))] <- NA
  lapply(sort(unique(label[!is.na(label)])), function(one)
    list(label = one, rows = !is.na(label) & label == one))
}

record <- function(...) data.frame(..., stringsAsFactors = FALSE)

line <- function(d, item, category, estimate, se, low, high, rows)
  record(item = item, category = category, n = sum(rows),
         n_effective = sum(weights(d)[rows])^2 / sum(weights(d)[rows]^2),
         estimate = estimate, standard_error = se, low = low, high = high)

# Who is outside a subset of a calibrated design stays in it with weight 0, and 0 x NA is no number.
filled <- function(design, items) {
  for (i in items) {
    v <- design$variables[[i]]
    if (is.numeric(v)) design$variables[[i]] <- ifelse(is.na(v), 0, v)
  }
  design
}

# One item in one group; `whole` is the design that the group is a part of.
measured <- function(whole, rows, measure, item) {
  df <- degf(whole)
  name <- paste(unlist(item), collapse = "/")
  answered <- rows & Reduce(`&`, lapply(unlist(item), function(i) !is.na(whole$variables[[i]])))
  d <- subset(filled(whole, unlist(item)), answered)
  x <- if (measure$statistic != "ratio") one_of(item)
  if (measure$statistic == "quantile") {
    q <- svyquantile(x, d, measure$probability, ci = TRUE, qrule = "math", df = df)[[1]]
    return(line(whole, name, "", q[1], q[4], q[2], q[3], answered))
  }
  if (measure$statistic == "share") {
    v <- as.character(whole$variables[[item]])
    out <- NULL
    for (category in sort(unique(v[!is.na(v)]))) {
      d$variables$indicator <- as.numeric(as.character(d$variables[[item]]) %in% category)
      m <- svymean(~indicator, d)
      if (is.null(measure$interval)) ends <- confint(m, df = df)
      else {
        # The parts of svyciprop that a subset of a calibrated design keeps counting from are stated.
        p <- coef(m)[[1]]; n <- sum(answered); v_p <- vcov(m)[1]
        if (measure$interval == "logit") ends <- confint(svyciprop(~indicator, d, method = "logit", df = df))
        else {
          n_star <- min(n, p * (1 - p) / v_p * (qt(.975, n - 1) / qt(.975, df))^2)
          ends <- c(qbeta(.025, n_star * p, n_star * (1 - p) + 1), qbeta(.975, n_star * p + 1, n_star * (1 - p)))
        }
      }
      out <- rbind(out, line(whole, name, category, coef(m)[[1]], SE(m)[[1]], ends[1], ends[2], answered))
    }
    return(out)
  }
  m <- switch(measure$statistic,
    mean = svymean(x, d), total = svytotal(x, d),
    ratio = svyratio(one_of(item[[1]]), one_of(item[[2]]), d))
  ends <- confint(m, df = df)
  line(whole, name, "", coef(m)[[1]], as.numeric(SE(m))[1], ends[1], ends[2], answered)
}

compared <- function(design, measure) {
  item <- measure$items[[1]]
  by <- measure$by[[1]]
  answered <- !is.na(design$variables[[item]]) & !is.na(design$variables[[by]])
  d <- subset(filled(design, item), answered)
  # One regression per group: the whole covariance matrix from the same linearised values.
  in_group <- function(g) as.numeric(as.character(d$variables[[by]]) %in% g)
  d$variables$a <- in_group(measure$first); d$variables$b <- in_group(measure$second)
  d$variables$ya <- d$variables$a * d$variables[[item]]; d$variables$yb <- d$variables$b * d$variables[[item]]
  totals <- svytotal(~ya + a + yb + b, d)
  m <- svycontrast(totals, quote(ya / a - yb / b))
  ends <- confint(m, df = degf(design))
  record(item = item, category = "", n = NA, n_effective = NA,
         estimate = coef(m)[[1]], standard_error = SE(m)[[1]], low = ends[1], high = ends[2])
}

tested <- function(design, measure) {
  columns <- unlist(measure$items)
  t <- svychisq(reformulate(columns), design, statistic = "F")
  # The four numbers of a test stand in the columns of an estimate.
  record(item = paste(columns, collapse = "/"), category = "", n = NA, n_effective = NA,
         estimate = t$statistic[[1]], standard_error = t$parameter[[1]], low = t$parameter[[2]], high = t$p.value[[1]])
}

contrasted <- function(first, second, item) {
  m <- lapply(list(first, second), function(d) svymean(one_of(item), subset(filled(d, item), !is.na(d$variables[[item]]))))
  record(item = item, category = "", n = NA, n_effective = NA, estimate = coef(m[[1]])[[1]] - coef(m[[2]])[[1]],
         standard_error = sqrt(vcov(m[[1]])[1] + vcov(m[[2]])[1]), low = NA, high = NA)
}

own_data()
designs <- lapply(cases$designs, design_of)
out <- NULL
add <- function(design, statistic, interval, by, group, found)
  out <<- rbind(out, cbind(record(design = design, statistic = statistic,
    interval = if (is.null(interval)) "t" else interval, by = paste(unlist(by), collapse = "|"), group = group), found))
for (name in names(designs)) {
  d <- designs[[name]]
  w <- weights(d)
  add(name, "weights", NULL, NULL, "", record(item = "", category = "", n = nrow(d), n_effective = sum(w)^2 / sum(w^2),
    estimate = sum(w), standard_error = sqrt(sum(w^2)), low = min(w), high = max(w)))
  for (measure in cases$measures[[cases$designs[[name]]$measures]]) {
    if (measure$statistic == "difference") { add(name, "difference", NULL, measure$by, paste(measure$first, measure$second, sep = "-"), compared(d, measure)); next }
    if (measure$statistic == "chi_square") { add(name, "chi_square", NULL, NULL, "", tested(d, measure)); next }
    for (item in measure$items) for (group in groups_of(d, measure$by))
      add(name, paste0(measure$statistic, if (!is.null(measure$probability)) paste0(" ", measure$probability)),
          measure$interval, measure$by, group$label, measured(d, group$rows, measure, item))
  }
}
later <- svydesign(ids = ~1, weights = ~weight, strata = ~stratum, data = read_data("wijk_later"))
for (name in c("wijk stratified", "wijk raked", "wijk clustered")) for (item in c("score1", "score2", "hours"))
  add(name, "contrast", NULL, NULL, "", contrasted(later, designs[[name]], item))

file <- file(file.path(here, "expected.csv"), "w")
writeLines(paste0("# Made by survey.R with R ", getRversion(), " and survey ", packageVersion("survey")), file)
numbers <- sapply(out, is.numeric)
out[numbers] <- lapply(out[numbers], function(x) ifelse(is.na(x), "", sprintf("%.16g", x)))
write.csv(out, file, row.names = FALSE, quote = which(!numbers))
close(file)
cat(nrow(out), "reference values\n")

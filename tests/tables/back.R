# Runs a script of `extract --scripts r` from another folder and writes down what came of it: back.R SCRIPT CELLS COLUMNS
arguments <- commandArgs(TRUE)
source(arguments[1], chdir = TRUE)

plain <- function(column) {
  if (is.double(column)) {
    text <- sprintf("%.17g", column)
    text[is.na(column)] <- NA
    text
  } else {
    as.character(column)
  }
}
back <- as.data.frame(lapply(features, plain))
write.csv(back, arguments[2], row.names = FALSE, na = "", eol = "\n")

of <- function(column) c(class(column), attr(column, "label"), paste(levels(column), collapse = " "))
columns <- as.data.frame(t(vapply(features, of, character(3))))
write.csv(cbind(name = names(features), columns), arguments[3], row.names = FALSE)
